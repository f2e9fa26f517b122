namespace Djrill.Net.Tests.Contract.Resends;

internal sealed class FirstHandler(FailureScript script) : ScriptedHandler(script);
