namespace Djrill.Net.Screenshots;

/// <summary>How a browser is set.</summary>
internal sealed record BrowserSwitches
{
    public bool HasScripts { get; init; } = true;

    public bool IsDark { get; init; }

    public int Width { get; init; } = 1280;

    public int Height { get; init; } = 900;

    /// <summary>Gets the loopback port at which every host under example.test is found. Without it no name is found but localhost.</summary>
    public int? ForeignPort { get; init; }
}
