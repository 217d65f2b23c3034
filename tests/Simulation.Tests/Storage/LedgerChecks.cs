using System.Text.RegularExpressions;
using Marketplace.Ledger;

namespace Marketplace.Simulations;

/// <summary>What PostgreSQL demands of every entry of the ledger, in the order of the constraints' names.</summary>
internal static partial class LedgerChecks
{
    public static void Demand(LedgerLeg leg)
    {
        if (!KnownAccount.IsMatch(leg.Account))
        {
            throw new CommitRefusedException("ledger_entries_account_known");
        }

        if (!Currency.IsMatch(leg.Amount.Currency))
        {
            throw new CommitRefusedException("ledger_entries_currency_known");
        }

        if (leg.Amount.Amount == 0)
        {
            throw new CommitRefusedException("ledger_entries_moves");
        }
    }

    [GeneratedRegex(
        "^(cash:[a-z0-9_]+(:connected)?|liability:(escrow|package|security_deposit|giftcard)|payable:provider|receivable:(provider|customer)|reserve:provider"
        + "|revenue:(commission|customer_fee|penalty)|tax:vat_out|expense:(gateway_fee|coupon|goodwill)|clearing:refund|loss:(chargeback|write_off))$",
        RegexOptions.CultureInvariant)]
    private static partial Regex KnownAccount { get; }

    [GeneratedRegex("^[A-Z]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Currency { get; }
}
