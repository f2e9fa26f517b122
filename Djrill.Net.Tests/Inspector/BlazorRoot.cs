using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Djrill.Net.Tests.Inspector;

/// <summary>The page of a Blazor application, written without Razor.</summary>
[Route("/blazor")]
public sealed class BlazorRoot : ComponentBase
{
    public const string Text = "An application of its own";

    protected override void BuildRenderTree(RenderTreeBuilder builder) =>
        builder.AddMarkupContent(0, $"<!DOCTYPE html><html><body><h1>{Text}</h1></body></html>");
}
