namespace Djrill.Net.Sample;

/// <summary>The exit codes of the tool, for scripts.</summary>
internal static class ExitCodes
{
    /// <summary>The receiver answered 200, or the signature fits.</summary>
    public const int Success = 0;

    /// <summary>The receiver answered otherwise or cannot be reached, or the signature does not fit.</summary>
    public const int Failure = 1;

    /// <summary>The arguments or a file are wrong, and nothing was sent.</summary>
    public const int WrongArguments = 2;
}
