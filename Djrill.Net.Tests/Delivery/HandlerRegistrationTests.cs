using Djrill.Net.Delivery;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Delivery;

internal sealed class HandlerRegistrationTests
{
    [Test]
    public void GenericHandler_IsKnownWithoutTheVersionsOfAssemblies() => Assert.That(
        HandlerRegistration.Of(typeof(GenericHandler<string>)).Select(static registration => registration.Identity),
        Is.EqualTo([
            "Djrill.Net.Tests/Djrill.Net.Tests.Delivery.HandlerRegistrationTests+GenericHandler`1[System.String]",
            "Djrill.Net.Tests/Djrill.Net.Tests.Delivery.HandlerRegistrationTests+GenericHandler`1[System.String]:MandrillSyncEvent",
        ]),
        "Else the next version of the application would be given again what this one has handled.");

    private sealed class GenericHandler<T> : IMandrillEventHandler, IMandrillEventHandler<MandrillSyncEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task HandleAsync(MandrillSyncEvent mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
