namespace Marketplace.Ledger;

/// <summary>
/// The chart of accounts. Assets and expenses grow by debits (positive), liabilities and revenue by credits (negative).
/// </summary>
internal static class Accounts
{
    /// <summary>Captured from customers and not yet earned: owed to the customer until the work is done (liability).</summary>
    public const string Escrow = "liability:escrow";

    /// <summary>Captured for sessions that were bought together and are not earned yet, per package (liability).</summary>
    public const string PackageLiability = "liability:package";

    /// <summary>Held besides the price in case something is damaged, per booking (liability).</summary>
    public const string SecurityDeposit = "liability:security_deposit";

    /// <summary>Earned and not yet paid out, per provider (liability). In debit it is what later refunds took that was paid out before.</summary>
    public const string PayableProvider = "payable:provider";

    /// <summary>Collected by a provider from their customers, and not earned yet (asset). What later refunds took is in debit of what is payable.</summary>
    public const string ReceivableProvider = "receivable:provider";

    /// <summary>Earned, and not paid out while a bank has the money: per provider (liability).</summary>
    public const string ReserveProvider = "reserve:provider";

    /// <summary>What customers' banks took back: until they have decided a claim on them, then what nobody else bears, per booking (expense).</summary>
    public const string LossChargeback = "loss:chargeback";

    /// <summary>What providers owed and the platform gave up (expense).</summary>
    public const string LossWriteOff = "loss:write_off";

    public const string RevenueCommission = "revenue:commission";

    public const string RevenueCustomerFee = "revenue:customer_fee";

    /// <summary>Paid by providers who did not keep what they sold (revenue).</summary>
    public const string RevenuePenalty = "revenue:penalty";

    public const string VatOut = "tax:vat_out";

    public const string GatewayFee = "expense:gateway_fee";

    /// <summary>What the platform pays of prices with coupons of its own, once they are earned, per booking (expense).</summary>
    public const string CouponExpense = "expense:coupon";

    /// <summary>What the platform gives customers back at its own expense of what was earned, per booking or package (expense).</summary>
    public const string Goodwill = "expense:goodwill";

    /// <summary>Promised back to customers after it was earned, and not yet with them, per booking (liability).</summary>
    public const string ClearingRefund = "clearing:refund";

    /// <summary>The platform's own balance at a gateway (asset).</summary>
    public static string Cash(string gateway) => $"cash:{gateway}";

    /// <summary>What lies on providers' accounts at the gateway, transferred and not yet paid out (asset).</summary>
    public static string ConnectedCash(string gateway) => $"cash:{gateway}:connected";
}
