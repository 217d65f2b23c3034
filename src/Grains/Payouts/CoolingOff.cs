using System.Globalization;

namespace Marketplace.Payouts;

/// <summary>
/// Payouts wait while another bank account cools off, so that whoever did not change it has time to say so. No period is skipped: what ended
/// meanwhile is paid as soon as the time is over.
/// </summary>
internal static class CoolingOff
{
    public const string Ends = "bank_account_cooled_off";

    public static Decision<ProviderAccountEvent> Begin(ProviderAccountState account, CoolOffPayouts cool, DateTimeOffset now) =>
        cool.Until > now && !(account.CoolOff?.Until >= cool.Until)
            ? new PayoutsCoolingOff(now, cool.Until)
            : Decision<ProviderAccountEvent>.Nothing;

    public static Decision<ProviderAccountEvent> End(ProviderAccountState account, DateTimeOffset now) =>
        account.CoolOff?.Until <= now ? new PayoutsCooledOff(now) : Decision<ProviderAccountEvent>.Nothing;

    /// <summary>What the provider is told; null while nothing has to cool off.</summary>
    public static PayoutHold? HoldOf(ProviderAccountState account) =>
        account.CoolOff is { } coolOff
            ? new PayoutHold(
                coolOff.Since,
                $"The bank account was changed. Payouts go on at {coolOff.Until.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)}.")
            : null;
}
