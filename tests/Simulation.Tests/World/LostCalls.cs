namespace Marketplace.Simulations;

/// <summary>
/// Loses calls between grains, and their answers, as a network does: the caller hears nothing until it gives up, and
/// cannot know whether the call was made.
/// </summary>
internal sealed class LostCalls(FaultPlan faults, TimeProvider time, RunLog log) : IOutgoingGrainCallFilter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        log.Called(context.TargetId);
        if (!faults.Strikes(Fault.Call))
        {
            await context.Invoke();
            return;
        }

        switch (faults.Way(Fault.Call, 3))
        {
            case 0:
                await Task.Delay(faults.Span(Fault.Call, Patience), time);
                await context.Invoke();
                return;
            case 1:
                // It is made, and its answer lost.
                await context.Invoke();
                break;
        }

        await Task.Delay(Patience, time);
        throw new TimeoutException($"{context.InterfaceName}.{context.MethodName} was not answered.");
    }
}
