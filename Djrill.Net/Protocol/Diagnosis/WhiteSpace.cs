namespace Djrill.Net.Protocol;

/// <summary>Removes the characters around a text that a person does not see.</summary>
internal static class WhiteSpace
{
    private static readonly char[] Invisible = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff'];

    public static string Trim(string text) => text.Trim().Trim(Invisible).Trim();
}
