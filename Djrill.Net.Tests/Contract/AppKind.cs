namespace Djrill.Net.Tests.Contract;

/// <summary>The kinds of application in which the whole contract has to hold.</summary>
internal enum AppKind
{
    /// <summary>MVC's own means only: an application part and <c>Configure&lt;DjrillOptions&gt;</c>.</summary>
    PlainMvc,

    /// <summary><c>AddControllers().AddDjrill(…)</c>.</summary>
    AddDjrill,

    /// <summary><c>AddDjrill</c> in an application whose global rules all stand in a webhook's way.</summary>
    Hostile,

    /// <summary><c>AddDjrill</c> on the services and <c>MapMandrillWebhook</c>, without MVC.</summary>
    MinimalApi,
}
