namespace Djrill.Net.Protocol;

/// <summary>
/// What a form may have at most. Mandrill sends one field; before the signature is known to be right, each costs the work
/// of many bytes.
/// </summary>
internal static class FormLimits
{
    /// <summary>The most fields.</summary>
    public const int MaxFields = 16;

    /// <summary>The longest name of a field, decoded, in bytes.</summary>
    public const int MaxNameLength = 256;

    /// <summary>Checks a form that was read by somebody else.</summary>
    /// <returns>Null, or why the form is refused.</returns>
    public static BodyError? Check(FormFields form) =>
        form.Sent.Count > MaxFields ? BodyError.TooManyFields :
        form.Sent.Any(static field => field.Name.Length > MaxNameLength) ? BodyError.NameTooLong :
        null;
}
