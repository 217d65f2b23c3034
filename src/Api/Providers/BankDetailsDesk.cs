using System.Text;
using Marketplace.Identity;
using Marketplace.Payouts;

namespace Marketplace.Providers;

/// <summary>
/// Takes bank details, and shows them to whoever has to pay. The details lie apart (<see cref="IBankDetailsTable"/>); what the provider's actor hears
/// names them and tells two apart.
/// </summary>
internal sealed partial class BankDetailsDesk(
    IGrainFactory grains, IBankDetailsTable table, ServerKeys keys, [FromKeyedServices(DomainClock.Key)] TimeProvider clock, ILogger<BankDetailsDesk> logger)
{
    private const string Purpose = "bank details";

    public async Task<Outcome<ProviderView>> State(BankDetails stated, Caller caller, CancellationToken cancellationToken)
    {
        var context = caller.Context();
        var (account, details) = await Named(stated, context, cancellationToken);

        // There before anybody hears of it, so that nobody is ever told of an account that an operator cannot pay into.
        await table.Keep(details, cancellationToken);
        var outcome = await Own(caller).StateBankAccount(new StateBankAccount(context, account));
        await Tidy(outcome.View, details, caller, cancellationToken);
        return outcome;
    }

    /// <summary>Whether something of that currency is still to be paid by hand, as it is after a marketplace has chosen another gateway for it.</summary>
    public async Task<bool> IsOwedByHand(Guid provider, string currency, CancellationToken cancellationToken)
    {
        var account = await grains.GetGrain<IProviderAccountGrain>(provider).Read(cancellationToken);
        if (account.Pockets?.Any(pocket => pocket.IsByHand && pocket.Amount.Currency == currency && pocket.Amount.IsPositive) is true)
        {
            return true;
        }

        foreach (var id in account.LatestPayouts)
        {
            var payout = (await grains.GetGrain<IPayoutGrain>(id).Read(Actor.Platform, cancellationToken)).View;
            if (payout is { IsByHand: true, Status: PayoutStatus.Scheduled } && payout.Amount.Currency == currency)
            {
                return true;
            }
        }

        return false;
    }

    public async Task<Outcome<ProviderView>> Withdraw(string currency, Caller caller, CancellationToken cancellationToken)
    {
        var outcome = await Own(caller).WithdrawBankAccount(new WithdrawBankAccount(caller.Context(), currency));
        if (outcome.View is { } view)
        {
            await table.EraseOthers(view.Id, currency, Needed(view, currency), cancellationToken);
        }

        return outcome;
    }

    /// <summary>Where a payout goes that is made by hand: all of it to an operator, and to the provider what tells it from others.</summary>
    /// <param name="provider">Whose.</param>
    /// <param name="payout">Which, for the log.</param>
    /// <param name="currency">Of what.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>Null where nothing was stated, or nothing has cooled off.</returns>
    public async Task<PayToBody?> WhereToPay(Guid provider, Guid payout, string currency, Caller caller, CancellationToken cancellationToken)
    {
        var view = (await grains.GetGrain<IProviderGrain>(provider).Read(Actor.Platform, cancellationToken)).View;
        if (KnownBankAccount.At(view?.Banks ?? [], currency, clock.GetUtcNow(), isByHand: true) is not { } account)
        {
            return null;
        }

        if (!caller.Actor.IsStaff)
        {
            return new PayToBody(Holder: null, account.BankName, Iban: null, Number: null, BankCode: null, account.Last4);
        }

        LogLookedUp(caller.AccountId, payout, provider);
        return await table.Find(account.Reference, cancellationToken) is { } details
            ? new PayToBody(details.Holder, details.BankName, details.Iban, details.Number, details.BankCode, details.Last4)
            : null;
    }

    /// <summary>
    /// The name follows from the request and from what it says, so a repeat finds what the first one kept, and no other request does. The fingerprint is
    /// keyed: it stays in events for good, and account numbers are few enough to be tried.
    /// </summary>
    private async Task<(BankAccount Account, BankDetails Details)> Named(BankDetails stated, CommandContext context, CancellationToken cancellationToken)
    {
        var key = await keys.For(Purpose, cancellationToken);
        var print = Hash(stated.Iban ?? Bare(stated.Number!), Bare(stated.Iban is null ? stated.BankCode ?? stated.BankName : string.Empty));
        var all = Hash(print, stated.Holder, stated.BankName, stated.BankCode ?? string.Empty);
        var details = stated with { Reference = DerivedId.From(context.Id.Value, all).ToString("N") };
        return (new BankAccount(details.Reference, print, details.Currency, details.BankName, details.Last4, IsByHand: true), details);

        string Hash(params ReadOnlySpan<string> parts) => Convert.ToHexStringLower(key.Hash([.. parts.ToArray().Select(Encoding.UTF8.GetBytes)]));
    }

    private async Task Tidy(ProviderView? view, BankDetails details, Caller caller, CancellationToken cancellationToken)
    {
        var latest = view ?? (await Own(caller).Read(caller.Actor, cancellationToken)).View;
        var needed = latest is null ? [] : Needed(latest, details.Currency);
        await table.EraseOthers(details.ProviderId, details.Currency, needed, cancellationToken);
        if (needed.Contains(details.Reference, StringComparer.Ordinal))
        {
            // Another request that was under way may have erased it before the provider's actor knew it.
            await table.Keep(details, cancellationToken);
        }
    }

    /// <summary>What is paid to now, and what will be once it has cooled off.</summary>
    private ImmutableArray<string> Needed(ProviderView view, string currency)
    {
        var banks = view.Banks ?? [];
        return
        [
            .. new[] { KnownBankAccount.At(banks, currency, clock.GetUtcNow(), isByHand: true), KnownBankAccount.At(banks, currency, DateTimeOffset.MaxValue, isByHand: true) }
                .OfType<BankAccount>().Select(account => account.Reference).Distinct(StringComparer.Ordinal),
        ];
    }

    private IProviderGrain Own(Caller caller) => grains.GetGrain<IProviderGrain>(caller.Actor.ProviderId);

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    [LoggerMessage(Level = LogLevel.Information, Message = "Operator {Operator} looked up where payout {Payout} of provider {Provider} goes.")]
    private partial void LogLookedUp(Guid @operator, Guid payout, Guid provider);
}

/// <summary>The bank account that a payout by hand goes to.</summary>
/// <param name="Holder">Who has it; for operators.</param>
/// <param name="BankName">Where it is.</param>
/// <param name="Iban">For operators, where it has one.</param>
/// <param name="Number">For operators, where it has no IBAN.</param>
/// <param name="BankCode">BIC, sort code or routing number, for operators.</param>
/// <param name="Last4">The end of its number.</param>
internal sealed record PayToBody(string? Holder, string? BankName, string? Iban, string? Number, string? BankCode, string? Last4);
