using System.Diagnostics;
using Djrill.Net.Tests.Package;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>Each command that the help and the docs show, and each request of requests.http, is run as it is shown.</summary>
[Parallelizable(ParallelScope.All)]
[CancelAfter(120_000)]
internal sealed class SampleDocumentationTests
{
    private readonly DocumentedReceivers _receivers = new();

    private static IEnumerable<TestCaseData<DocumentedCommand>> Commands => DocumentedCommands.All
        .Where(static command => !IsReceiver(command))
        .Select(static command => new TestCaseData<DocumentedCommand>(command).SetArgDisplayNames(command.ToString()));

    private static IEnumerable<TestCaseData<DocumentedCommand>> ReceiverCommands => DocumentedCommands.All
        .Where(IsReceiver)
        .Select(static command => new TestCaseData<DocumentedCommand>(command).SetArgDisplayNames(command.ToString()));

    private static IEnumerable<TestCaseData<HttpFileRequest>> Requests => HttpFileRequest
        .Read(Path.Combine(Repository.Root, "docs", "sample", "requests.http"))
        .Select(static request => new TestCaseData<HttpFileRequest>(request).SetArgDisplayNames(request.ToString()));

    [OneTimeSetUp]
    public Task StartReceivers() => _receivers.StartAsync(CancellationToken.None);

    [OneTimeTearDown]
    public void StopReceivers() => _receivers.Dispose();

    [TestCaseSource(nameof(Commands))]
    public async Task Command_EndsWithTheExitCodeShown(DocumentedCommand command, CancellationToken cancellationToken)
    {
        var (exitCode, output, error) = await _receivers.Start(command, Repository.Root).EndAsync(cancellationToken);

        Assert.That(exitCode, Is.EqualTo(command.ExitCode), $"{output}\n{error}");
    }

    [TestCaseSource(nameof(ReceiverCommands))]
    public async Task ReceiverCommand_Receives(DocumentedCommand command, CancellationToken cancellationToken)
    {
        using var sample = new SampleDirectory();
        var address = $"http://127.0.0.1:{SampleFixture.FreePort()}";
        sample.Environment["ASPNETCORE_URLS"] = address;

        await sample.Start([.. command.Arguments.Select(argument => argument.StartsWith("http", StringComparison.Ordinal) ? address : argument)])
            .ReadUntilAsync("Ready.", cancellationToken);
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(address), cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(404), "It listens, and '/' is not the webhook.");
    }

    [TestCaseSource(nameof(Requests))]
    public async Task RequestOfAnEditor_GetsTheAnswerShown(HttpFileRequest shown, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        using var request = shown.Create("http://127.0.0.1:5080", _receivers.SignedAddress);
        using var answer = await client.SendAsync(request, cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(shown.Answer), await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    [Test]
    public async Task UnsignedRequestOfAnEditor_IsAcceptedWithoutAKey(CancellationToken cancellationToken)
    {
        var shown = Requests.Select(static data => (HttpFileRequest)data.Arguments[0]!).Single(static request =>
            request.Name.Contains("unsigned", StringComparison.Ordinal)); // Not null: each case is a request.
        using var client = new HttpClient();
        using var request = shown.Create("http://127.0.0.1:5080", _receivers.UnsignedAddress);
        request.RequestUri = new Uri(request.RequestUri!.AbsoluteUri.Replace("example-secret-0001", "a-secret-in-place-of-the-shown", StringComparison.Ordinal));
        using var answer = await client.SendAsync(request, cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
    }

    /// <summary>The commands above start the built sample in the root of the repository. 'dotnet run' has to start it there as well.</summary>
    [Test]
    public async Task DotnetRun_FindsTheFilesOfItsArguments(CancellationToken cancellationToken)
    {
        var command = DocumentedCommands.All.First(static command => command is { Source: "help", Arguments: ["explain", ..] });
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["run", "--no-build", "--configuration", configuration, "--project", "docs/sample", "--", .. command.Arguments])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };

        using var run = Process.Start(start)!; // Not null: it is a new process.
        var output = await run.StandardOutput.ReadToEndAsync(cancellationToken);
        await run.WaitForExitAsync(cancellationToken);

        Assert.That(run.ExitCode, Is.EqualTo(command.ExitCode), output + await run.StandardError.ReadToEndAsync(cancellationToken));
    }

    /// <summary>Else a change of the form of the docs could hide all commands from the tests above.</summary>
    [Test]
    public void Commands_AreFoundAtAll()
    {
        var sources = DocumentedCommands.All.Select(static command => command.Source.Split('(')[0]).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sources.Distinct(), Is.EquivalentTo(["help", "README.md", "docs/quickstart.md", "docs/testing.md"]));
            Assert.That(sources.Count(static source => source == "help"), Is.GreaterThan(13));
            Assert.That(DocumentedCommands.All.Select(static command => command.ExitCode), Does.Contain(1));
            Assert.That(Requests.Count(), Is.EqualTo(6));
        }
    }

    private static bool IsReceiver(DocumentedCommand command) => command.Arguments is [] or ["--urls", _];
}
