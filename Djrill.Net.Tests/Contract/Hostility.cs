using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

// What holds for the controllers of this assembly, such as OwnController.
[assembly: ApiController]

namespace Djrill.Net.Tests.Contract;

/// <summary>The global rules of an application that has never heard of webhooks.</summary>
internal static class Hostility
{
    public static IMvcBuilder Add(WebApplicationBuilder builder)
    {
        var onlyUsers = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(onlyUsers).SetDefaultPolicy(onlyUsers);
        builder.Services.AddProblemDetails();
        builder.Services.Configure<FormOptions>(static options => (options.ValueLengthLimit, options.KeyLengthLimit) = (10, 5));

        return builder.Services
            .AddControllersWithViews(options =>
            {
                options.Filters.Add(new AuthorizeFilter(onlyUsers));
                options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                options.Filters.Add(new RefuseInvalidModels());
                options.Conventions.Add(new EverythingIsAnApi());
                options.ReturnHttpNotAcceptable = true;
                options.RespectBrowserAcceptHeader = true;
                options.OutputFormatters.Clear();
                options.InputFormatters.Clear();
                options.MaxModelValidationErrors = 1;
            })
            .AddJsonOptions(static options =>
            {
                options.JsonSerializerOptions.MaxDepth = 2;
                options.JsonSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper;
            });
    }

    public static void Use(WebApplication app)
    {
        app.UseRequestLocalization("tr-TR");
        app.UseStatusCodePages("text/html", "<h1>{0}</h1>");
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapControllers().RequireAuthorization();
        app.MapPost("/control", static () => Results.Ok());
    }

    private sealed class RefuseInvalidModels : IActionFilter
    {
        public void OnActionExecuting(ActionExecutingContext context)
        {
            if (!context.ModelState.IsValid)
            {
                context.Result = new BadRequestResult();
            }
        }

        public void OnActionExecuted(ActionExecutedContext context)
        {
        }
    }

    /// <summary>Does to every controller what <c>[ApiController]</c> does, whichever assembly it comes from.</summary>
    private sealed class EverythingIsAnApi : IControllerModelConvention
    {
        public void Apply(ControllerModel controller)
        {
            controller.ApiExplorer.IsVisible = controller.ApiExplorer.IsVisible ?? true;
            foreach (var action in controller.Actions)
            {
                new InvalidModelStateFilterConvention().Apply(action);
                new ConsumesConstraintForFormFileParameterConvention().Apply(action);
                action.Filters.Add(new ProducesAttribute("application/json"));
            }
        }
    }
}
