using Djrill.Net.Diagnostics;

namespace Djrill.Net.Inspector;

/// <summary>Runs an action and logs the user, the target and the result, also after a failure.</summary>
internal static class LoggedAction
{
    public static async Task<long> RunAsync(InspectorRequest request, string word, string target, Func<Task<long>> act)
    {
        try
        {
            var count = await act();
            request.Host.Log.InspectorAction(request.User, word, target, count);
            return count;
        }
        catch (Exception exception)
        {
            request.Host.Log.InspectorActionFailed(request.User, word, target, exception.GetType().Name);
            throw;
        }
    }
}
