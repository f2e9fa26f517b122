namespace Djrill.Net.Protocol;

/// <summary>The limits of a form. The limits keep an unsigned form from causing much work. Mandrill sends one field.</summary>
internal static class FormLimits
{
    /// <summary>The maximum number of fields.</summary>
    public const int MaxFields = 16;

    /// <summary>The maximum length of a decoded field name, in bytes.</summary>
    public const int MaxNameLength = 256;

    /// <summary>Checks a form that ASP.NET Core has read.</summary>
    /// <returns>The error, or null.</returns>
    public static BodyError? Check(FormFields form) =>
        form.Sent.Count > MaxFields ? BodyError.TooManyFields :
        form.Sent.Any(static field => field.Name.Length > MaxNameLength) ? BodyError.NameTooLong :
        null;
}
