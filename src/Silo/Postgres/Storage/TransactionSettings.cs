namespace Marketplace.Postgres;

/// <summary>
/// What hot transactions say first, for themselves alone. Their statements look rows up by key, so a plan for any values
/// is as good as one for these; left to itself the server makes a new one each time, which takes longer than to carry it out.
/// </summary>
internal static class TransactionSettings
{
    public const string PlannedOnce = "select set_config('plan_cache_mode', 'force_generic_plan', true)";

    /// <summary>Also not waited for until it survives a power cut: for what is merely done again when it did not.</summary>
    public const string Unflushed = "select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('synchronous_commit', 'off', true)";
}
