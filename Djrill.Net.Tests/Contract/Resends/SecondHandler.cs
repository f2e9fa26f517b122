namespace Djrill.Net.Tests.Contract.Resends;

internal sealed class SecondHandler(FailureScript script) : ScriptedHandler(script);
