namespace Marketplace.Providers;

/// <summary>
/// Where payouts go. Providers change it at the gateway, or here where they are paid by hand, and so does whoever got into their account: a bank
/// account that nobody was paid on before is told to the provider, and has to cool off before anything is paid to it.
/// </summary>
internal static class BankAccounts
{
    public const string MailIntent = "provider.bank-mail";

    /// <summary>Long enough to read a mail, and to pause payouts or change the account back.</summary>
    public static readonly TimeSpan CoolingOff = TimeSpan.FromHours(24);

    /// <summary>More than anybody has in all their currencies; of more than this the oldest are forgotten.</summary>
    public const int Most = 20;

    /// <summary>What is another account than the last one of its currency. The first of a currency replaces none.</summary>
    public static IEnumerable<ProviderEvent> Told(ProviderState provider, RecordGatewayFlags told, DateTimeOffset now) =>
        (told.Banks ?? []).Select(bank => Change(provider, bank, told.Context, now)).OfType<ProviderEvent>();

    /// <summary>
    /// What the provider says themselves. The first of a currency cools off too: until then operators paid where both had agreed, and a thief could be
    /// the first to say anything.
    /// </summary>
    public static Decision<ProviderEvent> State(ProviderState provider, StateBankAccount stated, DateTimeOffset now) =>
        Change(provider, stated.Bank, stated.Context, now) is { } changed ? changed : Decision<ProviderEvent>.Nothing;

    public static Decision<ProviderEvent> Withdraw(ProviderState provider, WithdrawBankAccount withdraw, DateTimeOffset now) =>
        provider.Banks.Any(bank => IsStated(bank, withdraw.Currency)) ? new ProviderBankWithdrawn(now, withdraw.Currency) : Decision<ProviderEvent>.Nothing;

    public static Decision<ProviderEvent> Confirm(ProviderState provider, ConfirmBankMail confirm, DateTimeOffset now) =>
        provider.BankMails.Any(mail => mail.Id == confirm.MailId) ? new ProviderBankMailed(now, confirm.MailId) : Decision<ProviderEvent>.Nothing;

    public static ProviderState Evolve(ProviderState provider, ProviderBankChanged changed) =>
        provider with
        {
            Banks = [.. provider.Banks.Skip(provider.Banks.Length - Most + 1), changed.Bank],
            BankMails = changed.Mail is { } mail ? [.. provider.BankMails.Skip(provider.BankMails.Length - Most + 1), mail] : provider.BankMails,
            UpdatedAt = changed.At,
        };

    public static ProviderState Evolve(ProviderState provider, ProviderBankWithdrawn withdrawn) =>
        provider with { Banks = provider.Banks.RemoveAll(bank => IsStated(bank, withdrawn.Currency)), UpdatedAt = withdrawn.At };

    public static ProviderState Evolve(ProviderState provider, ProviderBankMailed mailed) =>
        provider with { BankMails = provider.BankMails.RemoveAll(mail => mail.Id == mailed.MailId) };

    public static IEnumerable<Intent> Intents(ProviderState provider) => provider.BankMails.Select(mail => new Intent(mail.Id, MailIntent, mail));

    /// <returns>Null where it is the one that is known.</returns>
    private static ProviderBankChanged? Change(ProviderState provider, BankAccount bank, CommandContext cause, DateTimeOffset now)
    {
        ImmutableArray<KnownBankAccount> known =
            [.. provider.Banks.Where(one => one.Account.Currency == bank.Currency && one.Account.IsByHand == bank.IsByHand)];
        if (known is [.., var last] && last.Account.Reference == bank.Reference)
        {
            return null;
        }

        var isTrusted = (known.IsEmpty && !bank.IsByHand) || known.Any(one => one.Account.Fingerprint == bank.Fingerprint && one.TrustedFrom <= now);
        var from = isTrusted ? now : now + CoolingOff;
        return new ProviderBankChanged(
            now,
            new KnownBankAccount(bank, now, from),
            isTrusted ? null : new BankMail(DerivedId.From(cause.Id.Value, bank.Currency), bank.BankName, bank.Last4, from));
    }

    private static bool IsStated(KnownBankAccount bank, string currency) => bank.Account.IsByHand && bank.Account.Currency == currency;
}
