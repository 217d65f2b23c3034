namespace Marketplace.Postgres;

/// <summary>A table of rows that follow from events.</summary>
/// <param name="Place">When a transaction touches it: lower places first.</param>
/// <param name="Name">As the database calls it.</param>
internal sealed record ReadModel(int Place, string Name)
{
    public static readonly ReadModel Accounts = new(0, "accounts");
    public static readonly ReadModel Providers = new(1, "providers");
    public static readonly ReadModel Listings = new(2, "listings");
    public static readonly ReadModel Favorites = new(3, "favorites");
    public static readonly ReadModel Bookings = new(4, "bookings");
    public static readonly ReadModel Occupancy = new(5, "occupancy");
    public static readonly ReadModel Payments = new(6, "payments");
    public static readonly ReadModel Payouts = new(7, "payouts");
    public static readonly ReadModel PayoutItems = new(8, "payout_items");
    public static readonly ReadModel Threads = new(9, "threads");
    public static readonly ReadModel Messages = new(10, "messages");
    public static readonly ReadModel Reviews = new(11, "reviews");
    public static readonly ReadModel Ratings = new(12, "ratings");
    public static readonly ReadModel Series = new(13, "series");
    public static readonly ReadModel WaitlistEntries = new(14, "waitlist_entries");
    public static readonly ReadModel CalendarImports = new(15, "calendar_imports");
    public static readonly ReadModel Closures = new(16, "closures");
    public static readonly ReadModel PackageOffers = new(17, "package_offers");
    public static readonly ReadModel Packages = new(18, "packages");
    public static readonly ReadModel Complaints = new(19, "complaints");
    public static readonly ReadModel PackageOfferListings = new(20, "package_offer_listings");
    public static readonly ReadModel ProviderAccountItems = new(21, "provider_account_items");
    public static readonly ReadModel PayoutHolds = new(22, "payout_holds");
    public static readonly ReadModel Disputes = new(23, "disputes");
    public static readonly ReadModel Handovers = new(24, "handovers");
    public static readonly ReadModel AbuseFlags = new(25, "abuse_flags");
    public static readonly ReadModel CashMovements = new(26, "cash_movements");
    public static readonly ReadModel SecurityDeposits = new(27, "security_deposits");
    public static readonly ReadModel Notifications = new(28, "notifications");
    public static readonly ReadModel MessageReports = new(29, "message_reports");
    public static readonly ReadModel Invoices = new(30, "invoices");
    public static readonly ReadModel Bills = new(32, "bills");
    public static readonly ReadModel ProviderTaxDetails = new(31, "provider_tax_details");
    public static readonly ReadModel LedgerPeriods = new(40, "ledger_periods");
    public static readonly ReadModel GatewayMovements = new(41, "gateway_movements");
    public static readonly ReadModel ReconciliationRuns = new(42, "reconciliation_runs");
    public static readonly ReadModel Discrepancies = new(43, "discrepancies");
    public static readonly ReadModel GatewayPages = new(44, "gateway_pages");
    public static readonly ReadModel Coupons = new(50, "coupons");
    public static readonly ReadModel CouponUses = new(51, "coupon_uses");
    public static readonly ReadModel CouponCustomerUses = new(52, "coupon_customer_uses");
    public static readonly ReadModel AttachmentUses = new(60, "attachment_uses");
}
