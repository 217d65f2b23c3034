namespace Marketplace.Time;

/// <summary>What the sandbox says no to. The codes are documented in docs/errors.md.</summary>
internal static class SandboxRefusals
{
    public static readonly Refusal ClockBackwards =
        new(RefusalKind.NotNow, "sandbox.clock-backwards", "Time only moves forward: name the same instant or a later one.");

    public static readonly Refusal TooFar =
        new(RefusalKind.NotValid, "sandbox.clock-too-far", "Time cannot be moved beyond the year 9000.");

    public static Refusal NotSettled(string what) => new(RefusalKind.Unavailable, "sandbox.not-settled", what);
}
