namespace Djrill.Net.Tests.Browser.Rig;

/// <summary>Breaks and mends the handler.</summary>
internal sealed class LedgerSwitch
{
    public volatile bool IsBroken;
}
