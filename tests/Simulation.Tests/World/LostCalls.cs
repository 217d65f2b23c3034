namespace Marketplace.Simulations;

/// <summary>
/// Loses calls between grains, and their answers, as a network does: the caller hears nothing until it gives up, and
/// cannot know whether the call was made.
/// </summary>
internal sealed class LostCalls(FaultPlan faults, TimeProvider time) : IOutgoingGrainCallFilter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (!faults.Strikes(Fault.Call))
        {
            await context.Invoke();
            return;
        }

        var isLate = faults.Way(Fault.Call, 3);
        if (isLate == 0)
        {
            await Task.Delay(faults.Span(Fault.Call, Patience), time);
            await context.Invoke();
            return;
        }

        if (isLate == 1)
        {
            await context.Invoke();
        }

        await Task.Delay(Patience, time);
        throw new TimeoutException($"{context.InterfaceName}.{context.MethodName} was not answered.");
    }
}
