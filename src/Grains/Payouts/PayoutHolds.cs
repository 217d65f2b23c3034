namespace Marketplace.Payouts;

/// <summary>
/// Providers pause their payouts, operators hold them; each ends only what is theirs, and either keeps everything from being cut into
/// payouts. The running period goes on for as long, and lasts until the first of its schedule's ends after that.
/// </summary>
internal static class PayoutHolds
{
    /// <summary>Why nothing is paid out; null while it is.</summary>
    public static PayoutHold? Of(ProviderAccountState account) => account.Held ?? account.Paused;

    public static Decision<ProviderAccountEvent> Hold(ProviderAccountState account, HoldPayouts hold, DateTimeOffset now)
    {
        var by = HolderOf(hold.Context.By);
        return By(account, by) is { } before ? PayoutRefusals.Held(before) : new PayoutsHeld(now, by, hold.Reason);
    }

    public static Decision<ProviderAccountEvent> Resume(ProviderAccountState account, ResumePayouts resume, DateTimeOffset now)
    {
        var by = HolderOf(resume.Context.By);
        return By(account, by) is null
            ? PayoutRefusals.NotHeld
            : new PayoutsResumed(now, by, resume.Reason, PayoutPeriods.After(account, account.Schedule, account.TimeZone, now));
    }

    private static PayoutHold? By(ProviderAccountState account, PayoutHolder by) => by is PayoutHolder.Provider ? account.Paused : account.Held;

    private static PayoutHolder HolderOf(Actor by) => by.IsStaff ? PayoutHolder.Operator : PayoutHolder.Provider;
}
