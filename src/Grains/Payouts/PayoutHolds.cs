namespace Marketplace.Payouts;

/// <summary>
/// Providers pause their payouts, operators hold them, and the marketplace does while something looks wrong or a bank account cools off; each ends only
/// what is theirs, and any of them keeps everything from being cut into payouts. The running period goes on for as long, and lasts until the first of its schedule's ends after that.
/// </summary>
internal static class PayoutHolds
{
    /// <summary>More flags than this that nobody decided are no accident: an operator has to let go of the account itself.</summary>
    public const int MostFlags = 20;

    /// <summary>All that a provider reads: what the marketplace looks at they would only learn to hide.</summary>
    private const string FlagReason = "The marketplace looks at something before it pays you.";

    /// <summary>Why nothing is paid out; null while it is.</summary>
    public static PayoutHold? Of(ProviderAccountState account) => account.Held ?? Flagged(account) ?? CoolingOff.HoldOf(account) ?? account.Paused;

    /// <summary>That something looks wrong; null while nothing does.</summary>
    public static PayoutHold? Flagged(ProviderAccountState account) =>
        account.Flags is [var first, ..] ? new PayoutHold(first.Since, FlagReason) : null;

    public static Decision<ProviderAccountEvent> Flag(ProviderAccountState account, FlagPayouts flag, DateTimeOffset now) =>
        account.Flags.Any(hold => hold.FlagId == flag.FlagId) ? Decision<ProviderAccountEvent>.Nothing
        : account.Flags.Length < MostFlags ? new PayoutsHeld(now, PayoutHolder.Flag, FlagReason, flag.FlagId)
        : account.Held is null ? new PayoutsHeld(now, PayoutHolder.Operator, FlagReason)
        : Decision<ProviderAccountEvent>.Nothing;

    /// <summary>What turned out to be so is an operator's hold from then on, with no moment in between in which it is nobody's.</summary>
    public static Decision<ProviderAccountEvent> Unflag(ProviderAccountState account, UnflagPayouts unflag, DateTimeOffset now)
    {
        var held = unflag.HoldReason is { } reason && account.Held is null ? new PayoutsHeld(now, PayoutHolder.Operator, reason) : null;
        var resumed = account.Flags.Any(hold => hold.FlagId == unflag.FlagId)
            ? new PayoutsResumed(
                now, PayoutHolder.Flag, Reason: null, PayoutPeriods.After(account, account.Schedule, account.TimeZone, now), unflag.FlagId)
            : null;
        return Decision<ProviderAccountEvent>.Happened([.. new ProviderAccountEvent?[] { held, resumed }.OfType<ProviderAccountEvent>()]);
    }

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
