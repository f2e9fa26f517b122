using Microsoft.Extensions.Logging;
using static Microsoft.Extensions.Logging.LogLevel;

namespace Djrill.Net.Diagnostics;

/// <summary>The log messages about signatures that do not fit. A message contains only names of settings, headers and parts of a URL.</summary>
internal static partial class SignatureLog
{
    [LoggerMessage(36, Warning,
        "The signature that was refused fits {Mistakes}. Correct the setting that is named, or the proxy or middleware that changes the "
        + "request.")]
    public static partial void SignatureExplained(this ILogger logger, string mistakes);

    [LoggerMessage(37, Warning,
        "The signature that was refused fits with none of the known mistakes alone. Compare the setting of the URL with the URL entered "
        + "at Mandrill, and the key with the key that Mandrill shows for that URL. They can differ in several places.")]
    public static partial void SignatureUnexplained(this ILogger logger);

    [LoggerMessage(38, Warning, "There are quotation marks around the key of '{Setting}'. Mandrill's keys have none, so no signature will "
        + "fit. Remove them; a file for Docker's '--env-file' is a common cause.")]
    public static partial void KeyInQuotes(this ILogger logger, string setting);
}
