namespace Djrill.Net.Tests.Contract.Resends;

internal sealed class ThirdHandler(FailureScript script) : ScriptedHandler(script);
