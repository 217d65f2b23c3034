using Marketplace.Time;

namespace Marketplace.Sandbox;

/// <summary>The sandbox's time. Both ways to move it return once everything that fell due on the way has settled.</summary>
internal static class ClockEndpoints
{
    public static void MapSandboxClock(this RouteGroupBuilder api)
    {
        var clock = api.MapGroup("/sandbox/clock").WithTags("Sandbox");

        clock.MapGet("/", Read).WithSummary("What time it is in the sandbox.");
        clock.MapPut("/", Set).WithSummary("Move time to an instant; the same or a later one, after the first.");
        clock.MapPost("/advance", Advance).WithSummary("Move time on by a duration.");
    }

    private static OkAnswer<ClockBody> Read(SandboxClock clock) => Now(clock);

    private static async Task<OkAnswer<ClockBody>> Set(
        SetClockBody? body, SandboxClock clock, SandboxTime time, CancellationToken cancellationToken)
    {
        var check = new Check();
        var to = check.Instant("now", body?.Now);
        if (check.Refusal is { } wrong)
        {
            return wrong;
        }

        return await time.MoveTo(to, body?.Frozen ?? false, cancellationToken) is { } refusal ? refusal : Now(clock);
    }

    private static async Task<OkAnswer<ClockBody>> Advance(
        AdvanceClockBody? body, SandboxClock clock, SandboxTime time, CancellationToken cancellationToken)
    {
        var check = new Check();
        var by = check.Duration("by", body?.By, TimeSpan.Zero, IsoDuration.Longest);
        if (check.Refusal is { } wrong)
        {
            return wrong;
        }

        return await time.Advance(by, cancellationToken) is { } refusal ? refusal : Now(clock);
    }

    private static ClockBody Now(SandboxClock clock) => new(clock.GetUtcNow(), clock.Reading.IsFrozen);
}

/// <summary>The sandbox's time.</summary>
/// <param name="Now">The instant.</param>
/// <param name="Frozen">Whether time stands still until it is moved.</param>
internal sealed record ClockBody(DateTimeOffset Now, bool Frozen);

/// <summary>Where to move time to.</summary>
internal sealed record SetClockBody(string? Now, bool? Frozen);

/// <summary>How far to move time.</summary>
internal sealed record AdvanceClockBody(string? By);
