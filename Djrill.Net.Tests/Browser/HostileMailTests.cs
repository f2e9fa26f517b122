using Djrill.Net.Inspector;
using Djrill.Net.Screenshots;
using Djrill.Net.Tests.Browser.Mails;
using Djrill.Net.Tests.Browser.Rig;

namespace Djrill.Net.Tests.Browser;

/// <summary>200 hostile emails do nothing on any page. Without encoding and policies the same emails do.</summary>
[NonParallelizable] // It switches the encoder of the process.
internal sealed class HostileMailTests
{
    private const int Harmless = 1;

    private ForeignServer _foreign = null!; // Set before the first test.
    private InspectorApp _app = null!;
    private Chromium _browser = null!;
    private HarmDetector _detector = null!;
    private string _structure = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _foreign = await ForeignServer.StartAsync();
        _app = await InspectorApp.StartAsync();
        _browser = TestBrowser.Start(new() { ForeignPort = _foreign.Port });
        _detector = new(_browser.Driver, _foreign, _app.Url(""));

        // The handler fails, so that its error shows the subject.
        _app.Ledger.IsBroken = true;
        await _app.PostAsync(HostileMails.Harmless());
        foreach (var mails in HostileMails.All().Chunk(50))
        {
            await _app.PostAsync(mails);
        }

        await _app.WaitForAsync(MandrillInboxState.Dead, HostileMails.Count + 1);
        _structure = _detector.StructureOf($"events/{Harmless}");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _browser?.Dispose();
        await (_app?.DisposeAsync() ?? default);
        await (_foreign?.DisposeAsync() ?? default);
    }

    [TearDown]
    public void Encode() => InspectorEncoding.IsOff = false;

    [Test]
    public void HostileEmail_DoesNothing()
    {
        var harms = Ids().SelectMany(id => (string[])[.. Open(id, _structure), .. OpenHtml(id)]).ToList();

        Assert.That(harms, Is.Empty);
    }

    [Test]
    public void HostileEmail_DoesNothingOnTheLists()
    {
        var list = _detector.StructureOf("events");

        Assert.That(((string[])["events", "events?state=Dead&before=2100-01-01T00:00"]).SelectMany(page => _detector.Open(page, list)), Is.Empty);
        foreach (var page in (string[])["", "dead", "send"])
        {
            Assert.That(_detector.Open(page, _detector.StructureOf(page)), Is.Empty, page);
        }
    }

    [Test]
    public void HostileEmail_IsDetected_WithoutEncodingAndPolicies()
    {
        InspectorEncoding.IsOff = true;

        var undetected = Ids().Where(id => Open(id, _structure).Count == 0 || OpenHtml(id).Count == 0).ToList();

        Assert.That(undetected, Is.Empty);
    }

    private static IEnumerable<int> Ids() => Enumerable.Range(Harmless + 1, HostileMails.Count);

    private List<string> Open(int id, string structure) => [.. _detector.Open($"events/{id}", structure).Select(harm => $"events/{id}: {harm}")];

    private List<string> OpenHtml(int id) => [.. _detector.Open($"events/{id}/html", null).Select(harm => $"events/{id}/html: {harm}")];
}
