using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Mvc;

namespace Djrill.Net;

/// <summary>Gives MVC an answer of the table; the filters and the controller end in it.</summary>
internal sealed class AnswerResult(Answer answer) : ActionResult
{
    public override Task ExecuteResultAsync(ActionContext context) => answer.WriteAsync(context.HttpContext);
}
