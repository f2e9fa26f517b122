namespace Djrill.Net.Inspector;

/// <summary>Hides addresses and contents if the options say so.</summary>
internal sealed class PayloadMask(bool isOn)
{
    public const string Hidden = "(hidden)";

    public bool IsOn => isOn;

    /// <summary>Returns an address, a subject, or another text of an event or of an error.</summary>
    public string? Text(string? text) => isOn && !string.IsNullOrEmpty(text) ? Hidden : text;
}
