namespace Marketplace.Providers;

/// <summary>
/// Where payouts go. Providers change it at the gateway, and so does whoever got into their account there: a bank account that nobody was paid on
/// before is told to the provider, and has to cool off before anything is paid to it.
/// </summary>
internal static class BankAccounts
{
    public const string MailIntent = "provider.bank-mail";

    /// <summary>Long enough to read a mail, and to pause payouts or change the account back.</summary>
    public static readonly TimeSpan CoolingOff = TimeSpan.FromHours(24);

    /// <summary>More than anybody has in all their currencies; of more than this the oldest are forgotten.</summary>
    public const int Most = 20;

    /// <summary>What is another account than the last one of its currency. The first of a currency replaces none.</summary>
    public static IEnumerable<ProviderEvent> Told(ProviderState provider, RecordGatewayFlags told, DateTimeOffset now)
    {
        foreach (var bank in told.Banks ?? [])
        {
            ImmutableArray<KnownBankAccount> known = [.. provider.Banks.Where(one => one.Account.Currency == bank.Currency)];
            if (known is [.., var last] && last.Account.Reference == bank.Reference)
            {
                continue;
            }

            var isTrusted = known.IsEmpty || known.Any(one => one.Account.Fingerprint == bank.Fingerprint && one.TrustedFrom <= now);
            var from = isTrusted ? now : now + CoolingOff;
            yield return new ProviderBankChanged(
                now,
                new KnownBankAccount(bank, now, from),
                isTrusted ? null : new BankMail(DerivedId.From(told.Context.Id.Value, bank.Currency), bank.BankName, bank.Last4, from));
        }
    }

    /// <summary>
    /// Where a payout that was wanted at a moment goes. It follows from what was known then, so that whoever tries again says the same.
    /// </summary>
    /// <returns>Null where nothing was known: then the gateway decides.</returns>
    public static BankAccount? At(ImmutableArray<KnownBankAccount> banks, string currency, DateTimeOffset moment) =>
        banks.LastOrDefault(bank => bank.TrustedFrom <= moment && string.Equals(bank.Account.Currency, currency, StringComparison.Ordinal))?.Account;

    public static Decision<ProviderEvent> Confirm(ProviderState provider, ConfirmBankMail confirm, DateTimeOffset now) =>
        provider.BankMails.Any(mail => mail.Id == confirm.MailId) ? new ProviderBankMailed(now, confirm.MailId) : Decision<ProviderEvent>.Nothing;

    public static ProviderState Evolve(ProviderState provider, ProviderBankChanged changed) =>
        provider with
        {
            Banks = [.. provider.Banks.Skip(provider.Banks.Length - Most + 1), changed.Bank],
            BankMails = changed.Mail is { } mail ? [.. provider.BankMails.Skip(provider.BankMails.Length - Most + 1), mail] : provider.BankMails,
            UpdatedAt = changed.At,
        };

    public static ProviderState Evolve(ProviderState provider, ProviderBankMailed mailed) =>
        provider with { BankMails = provider.BankMails.RemoveAll(mail => mail.Id == mailed.MailId) };

    public static IEnumerable<Intent> Intents(ProviderState provider) => provider.BankMails.Select(mail => new Intent(mail.Id, MailIntent, mail));
}
