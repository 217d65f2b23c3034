namespace Marketplace.Postgres;

/// <summary>
/// What hot transactions say first, for themselves alone. Their statements look rows up by key, so a plan for any values
/// is as good as one for these; left to itself the server makes a new one each time, which takes longer than to carry it out.
/// </summary>
/// <remarks>
/// Such a plan is made once, often while a table is as good as empty, and kept while the table grows: reading all of it, which is
/// right for ten rows, must not be what is kept.
/// </remarks>
internal static class TransactionSettings
{
    public const string PlannedOnce = $"select {Plans}";

    /// <summary>Also not waited for until it survives a power cut: for what is merely done again when it did not.</summary>
    public const string Unflushed = $"select {Plans}, set_config('synchronous_commit', 'off', true)";

    private const string Plans = "set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true)";
}
