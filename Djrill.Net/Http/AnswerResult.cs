using Microsoft.AspNetCore.Mvc;

namespace Djrill.Net.Http;

/// <summary>An MVC result that writes an <see cref="Answer"/>.</summary>
internal sealed class AnswerResult(Answer answer) : ActionResult
{
    public override Task ExecuteResultAsync(ActionContext context) => answer.WriteAsync(context.HttpContext);
}
