using Djrill.Net.Inspector;
using Djrill.Net.Screenshots;
using Djrill.Net.Tests.Browser.Mails;
using Djrill.Net.Tests.Browser.Rig;

namespace Djrill.Net.Tests.Browser;

/// <summary>Gives a fixture an application with 200 hostile emails, and one that does no harm.</summary>
internal abstract class HostileMailFixture(InspectorProtection protection)
{
    private const int Harmless = 1;

    private ForeignServer _foreign = null!; // Set before the first test.
    private InspectorApp _app = null!;
    private Chromium _browser = null!;

    protected HarmDetector Detector { get; private set; } = null!;

    /// <summary>Gets the structure of the page of the email that does no harm.</summary>
    protected string Structure { get; private set; } = null!;

    protected IReadOnlyList<long> Ids { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _foreign = await ForeignServer.StartAsync();
        _app = await InspectorApp.StartAsync(protection);
        _browser = TestBrowser.Start(new() { ForeignPort = _foreign.Port });
        Detector = new(_browser.Driver, _foreign, _app.Url(""));

        // The handler fails, so that its error shows the subject.
        _app.Ledger.IsBroken = true;
        await _app.PostAsync(HostileMails.Harmless());
        foreach (var mails in HostileMails.All().Chunk(50))
        {
            await _app.PostAsync(mails);
        }

        await _app.WaitForAsync(MandrillInboxState.Dead, HostileMails.Count + 1);
        var all = await _app.Inbox.ListAsync(new() { PageSize = 500 });
        Ids = [.. all.Entries.Select(static entry => entry.Id).Order().Skip(Harmless)];
        Structure = Detector.StructureOf($"events/{all.Entries.Min(static entry => entry.Id)}");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _browser?.Dispose();
        await (_app?.DisposeAsync() ?? default);
        await (_foreign?.DisposeAsync() ?? default);
    }

    protected IEnumerable<string> OpenEvent(long id) => Detector.Open($"events/{id}", Structure).Select(harm => $"events/{id}: {harm}");

    protected IEnumerable<string> OpenHtml(long id) => Detector.Open($"events/{id}/html", null).Select(harm => $"events/{id}/html: {harm}");
}
