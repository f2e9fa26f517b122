namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>
/// Receivers with the settings of the docs: one with a key, as requests.http and the help state it, and one with the secret of the
/// quickstart alone.
/// </summary>
internal sealed class DocumentedReceivers : IDisposable
{
    /// <summary>Shown in the quickstart, and too short to start.</summary>
    private const string ShownSecret = "your-secret";

    private const string LongSecret = "a-secret-in-place-of-the-shown";
    private const string Secret = "example-secret-0001";
    private const string Key = "example-key";

    private static readonly string[] ShownAddresses = ["http://127.0.0.1:5080", "http://127.0.0.1:5081", "http://localhost:5000"];

    private readonly SampleDirectory _signed = new();
    private readonly SampleDirectory _unsigned = new();

    public string SignedAddress { get; } = $"http://127.0.0.1:{SampleFixture.FreePort()}";

    public string UnsignedAddress { get; } = $"http://127.0.0.1:{SampleFixture.FreePort()}";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Set(_signed, ("DJRILL_WEBHOOK_SECRET", Secret), ("DJRILL_WEBHOOK_SIGNATURE_KEY", Key),
            ("DJRILL_WEBHOOK_URL", $"https://hooks.example.com/djrill/webhook/?secret={Secret}"),
            ("Djrill__AdditionalSignatures__0__Key", Key),
            ("Djrill__AdditionalSignatures__0__Url", $"{SignedAddress}/djrill/webhook/?secret={Secret}"),
            ("ASPNETCORE_URLS", SignedAddress));
        Set(_unsigned, ("DJRILL_WEBHOOK_SECRET", LongSecret), ("ASPNETCORE_URLS", UnsignedAddress));
        await Task.WhenAll(
            _signed.Start().ReadUntilAsync("Ready.", cancellationToken), _unsigned.Start().ReadUntilAsync("Ready.", cancellationToken));
    }

    /// <summary>Starts a documented command in the root of the repository, for the receiver that it is meant for.</summary>
    public SampleProcess Start(DocumentedCommand command, string workingDirectory)
    {
        var isUnsigned = command.Arguments.Any(static argument => argument.Contains(ShownSecret, StringComparison.Ordinal));
        var (directory, address) = isUnsigned ? (_unsigned, UnsignedAddress) : (_signed, SignedAddress);
        return directory.StartIn(workingDirectory, command.Arguments.Select(argument => Replace(argument, address)));
    }

    public void Dispose()
    {
        _signed.Dispose();
        _unsigned.Dispose();
    }

    private static string Replace(string argument, string address) => ShownAddresses
        .Aggregate(argument, (text, shown) => text.Replace(shown, address, StringComparison.Ordinal))
        .Replace(ShownSecret, LongSecret, StringComparison.Ordinal);

    private static void Set(SampleDirectory directory, params (string Name, string Value)[] settings)
    {
        foreach (var (name, value) in settings)
        {
            directory.Environment[name] = value;
        }
    }
}
