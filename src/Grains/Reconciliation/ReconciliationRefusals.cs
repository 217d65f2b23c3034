namespace Marketplace.Reconciliation;

/// <summary>Every way reconciliations say no. The codes are documented in docs/errors.md.</summary>
internal static class ReconciliationRefusals
{
    public static readonly Refusal Unknown = new(RefusalKind.Unknown, "reconciliation.unknown", "There is no such reconciliation.");

    public static readonly Refusal UnknownItem = new(RefusalKind.Unknown, "reconciliation.unknown-item", "There is no such difference.");

    public static readonly Refusal NothingToCompare =
        new(RefusalKind.NotNow, "reconciliation.nothing-to-compare", "What moved since then may still be under way.");

    public static Refusal UnderWay(ReconciliationRun run) =>
        new Refusal(RefusalKind.NotNow, "reconciliation.under-way", "A run is under way.").With("since", run.StartedAt);

    public static Refusal NotOpen(DiscrepancyStatus status) =>
        new Refusal(RefusalKind.NotNow, "reconciliation.item-not-open", "The difference does not stand any more.").With("status", status);
}
