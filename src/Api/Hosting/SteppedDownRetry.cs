using Orleans.Storage;

namespace Marketplace.Hosting;

/// <summary>
/// Runs a handler again when the activation it called found that another one had written. That activation has stepped
/// down and the next call rereads the truth; the caller's command ids stay the same, so nothing happens twice.
/// </summary>
internal sealed class SteppedDownRetry : IEndpointFilter
{
    /// <summary>One is the rule; more only while silos join and leave.</summary>
    private const int Attempts = 4;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await next(context);
            }
            catch (InconsistentStateException) when (attempt < Attempts)
            {
            }
        }
    }
}
