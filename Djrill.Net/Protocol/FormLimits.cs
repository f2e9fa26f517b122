namespace Djrill.Net.Protocol;

/// <summary>The limits of a form. Mandrill sends one field; without limits, an unsigned form of many fields would cost much work.</summary>
internal static class FormLimits
{
    /// <summary>The most fields.</summary>
    public const int MaxFields = 16;

    /// <summary>The longest decoded name of a field, in bytes.</summary>
    public const int MaxNameLength = 256;

    /// <summary>Checks a form that the framework has read.</summary>
    /// <returns>The error, or null.</returns>
    public static BodyError? Check(FormFields form) =>
        form.Sent.Count > MaxFields ? BodyError.TooManyFields :
        form.Sent.Any(static field => field.Name.Length > MaxNameLength) ? BodyError.NameTooLong :
        null;
}
