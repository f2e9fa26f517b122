using Microsoft.AspNetCore.Mvc;

namespace Djrill.Net.Http;

/// <summary>Returns an answer from an MVC filter or action.</summary>
internal sealed class AnswerResult(Answer answer) : ActionResult
{
    public override Task ExecuteResultAsync(ActionContext context) => answer.WriteAsync(context.HttpContext);
}
