using Microsoft.Extensions.Logging;
using static Microsoft.Extensions.Logging.LogLevel;

namespace Djrill.Net.Diagnostics;

/// <summary>
/// The log messages about signatures that do not fit. A message contains only the names of settings, headers and parts of a URL.
/// </summary>
internal static partial class SignatureLog
{
    private const string Compare =
        "Compare the setting of the URL with the URL entered at Mandrill, and the key with the key that Mandrill shows for that URL. A URL "
        + "from development, such as one with 'localhost', differs in several places.";

    [LoggerMessage(36, Warning, "The signature of a refused request fits {Mistakes}")]
    public static partial void SignatureExplained(this ILogger logger, string mistakes);

    [LoggerMessage(37, Warning, "The signature of a refused request fits with none of the known mistakes alone. " + Compare)]
    public static partial void SignatureUnexplained(this ILogger logger);

    [LoggerMessage(38, Warning, "There are quotation marks around the key of '{Setting}'. Mandrill's keys have none, so no signature will "
        + "fit. Remove them; a file for Docker's '--env-file' is a common cause.")]
    public static partial void KeyInQuotes(this ILogger logger, string setting);

    [LoggerMessage(39, Warning,
        "The signature of a refused request fits with none of the known mistakes that were tried. Not all were tried, because of "
        + "the number of pairs and the size of the body. " + Compare)]
    public static partial void SignatureExplanationEnded(this ILogger logger);
}
