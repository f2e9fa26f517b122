using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net;

/// <summary>
/// Adds the webhook receiver to MVC.
/// </summary>
[RequiresUnreferencedCode(DjrillServiceCollectionExtensions.NotTrimSafe)]
public static class DjrillMvcBuilderExtensions
{
    /// <summary>
    /// Adds <see cref="WebhookController"/>. Its settings are read from the application's configuration and validated at start.
    /// </summary>
    /// <param name="builder">The MVC builder, as <c>AddControllers()</c> returns it.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// The settings are read from the section <c>Djrill</c> and from Djrill's flat names, such as <c>DJRILL_WEBHOOK_SECRET</c>. A flat name
    /// overrides the section. A valid change of the configuration takes effect without a restart. Calling the method twice is harmless: the
    /// configuration of the last call is used.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static IMvcBuilder AddDjrill(this IMvcBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddDjrill();
        return AddController(builder);
    }

    /// <summary>
    /// Adds <see cref="WebhookController"/> as <see cref="AddDjrill(IMvcBuilder)"/> does, with settings from code. The code overrides the
    /// configuration.
    /// </summary>
    /// <param name="builder">The MVC builder, as <c>AddControllers()</c> returns it.</param>
    /// <param name="configure">Sets the settings.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IMvcBuilder AddDjrill(this IMvcBuilder builder, Action<DjrillOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddDjrill(configure);
        return AddController(builder);
    }

    /// <summary>
    /// Adds <see cref="WebhookController"/> as <see cref="AddDjrill(IMvcBuilder)"/> does, with settings from the given
    /// configuration.
    /// </summary>
    /// <param name="builder">The MVC builder, as <c>AddControllers()</c> returns it.</param>
    /// <param name="configuration">
    /// A section that contains the settings, or a whole configuration. In a whole configuration, the section <c>Djrill</c> and Djrill's
    /// flat names are read. With a section, the flat names are read from the application's configuration.
    /// </param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IMvcBuilder AddDjrill(this IMvcBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddDjrill(configuration);
        return AddController(builder);
    }

    private static IMvcBuilder AddController(IMvcBuilder builder) => builder.AddApplicationPart(typeof(WebhookController).Assembly);
}
