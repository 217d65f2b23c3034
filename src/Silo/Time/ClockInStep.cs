namespace Marketplace.Time;

/// <summary>
/// Keeps a sandbox's time from running backwards between processes. Each hears of a new setting within a poll, or later when
/// it is busy, but whoever was told that time has moved asks at once: a booking made after that must not be held until
/// before it. So every call says which setting its caller knows, and who knows an older one reads first.
/// </summary>
internal sealed class ClockInStep(SandboxClock clock) : IOutgoingGrainCallFilter, IIncomingGrainCallFilter
{
    /// <summary>Under which a call carries the revision of its caller's clock. It is a hint: all that it can cause is one look into the database.</summary>
    public const string Key = "marketplace.clock";

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        RequestContext.Set(Key, clock.Reading.Revision);
        return context.Invoke();
    }

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (RequestContext.Get(Key) is long known && known > clock.Reading.Revision)
        {
            await clock.CatchUp(CancellationToken.None);
        }

        await context.Invoke();
    }
}
