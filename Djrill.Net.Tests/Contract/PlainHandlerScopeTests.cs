using System.Net;
using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Tests.Contract;

/// <summary>The scopes and lifetimes of plain handlers, and registrations that are none.</summary>
[CancelAfter(60_000)]
internal sealed class PlainHandlerScopeTests
{
    private const string Send = """[{"event":"send","_id":"1","ts":1}]""";

    [Test]
    public async Task HandlersOfAScan_AreEachCalledInAScopeOfTheirOwn()
    {
        await using var app = await HandlerApp.StartAsync(static services =>
        {
            services.AddScoped<Scope>();
            foreach (var type in typeof(ScannedHandlers).GetNestedTypes(System.Reflection.BindingFlags.NonPublic).Where(static type => type.IsSealed))
            {
                services.AddScoped(typeof(IMandrillEventHandler<MandrillEvent>), type);
            }
        });

        var status = await app.PostAsync(Send);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(app.Calls.Calls, Is.EquivalentTo(["A 1", "B 1", "C 1"]));
    }

    [Test]
    public async Task KeyedRegistration_IsNoHandler()
    {
        await using var app = await HandlerApp.StartAsync(static services =>
            services.AddKeyedScoped<IMandrillEventHandler<MandrillEvent>, RecordingHandlers.All>("key"));

        Assert.That((await app.PostAsync(Send), app.Calls.Calls.Any()), Is.EqualTo((HttpStatusCode.ServiceUnavailable, false)));
    }

    [Test]
    public async Task ScopedHandler_PassesTheValidationOfScopes()
    {
        await using var app = new HandlerApp(await TestApp.StartAsync(static builder =>
        {
            builder.Host.UseDefaultServiceProvider(static options => (options.ValidateScopes, options.ValidateOnBuild) = (true, true));
            builder.Services.AddControllers().AddDjrill(TestApp.Unsigned);
            builder.Services.AddSingleton<Recorder>().AddScoped<Scope>().AddScoped<IMandrillEventHandler<MandrillEvent>, ScannedHandlers.A>();
            builder.Services.AddScoped<IMandrillDeadLetterHandler, Taker>();
        }));

        Assert.That((await app.PostAsync(Send), app.Calls.Calls.Single()), Is.EqualTo((HttpStatusCode.OK, "A 1")));
    }

    internal static class ScannedHandlers
    {
        internal abstract class Base(Recorder recorder, Scope scope) : IMandrillEventHandler<MandrillEvent>
        {
            public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => recorder.AddAsync($"{GetType().Name} {++scope.Calls}");
        }

        internal sealed class A(Recorder recorder, Scope scope) : Base(recorder, scope);

        internal sealed class B(Recorder recorder, Scope scope) : Base(recorder, scope);

        internal sealed class C(Recorder recorder, Scope scope) : Base(recorder, scope);
    }

    internal sealed class Scope
    {
        public int Calls { get; set; }
    }

    private sealed class Taker(Recorder recorder) : IMandrillDeadLetterHandler
    {
        public Task HandleAsync(MandrillDeadLetter deadLetter, CancellationToken cancellationToken) => recorder.AddAsync("taken");
    }
}
