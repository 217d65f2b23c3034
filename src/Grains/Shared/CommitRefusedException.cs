namespace Marketplace;

/// <summary>
/// A constraint of the database said no at the commit and the whole transaction was rolled back. Unlike any other
/// storage error its outcome is known, so the aggregate turns it into a refusal where it recognises the constraint.
/// </summary>
/// <remarks>An <see cref="OrleansException"/>, because Orleans wraps whatever else a storage provider throws.</remarks>
internal sealed class CommitRefusedException(string constraint, Exception? innerException = null)
    : OrleansException($"The constraint {constraint} refused the write.", innerException!)
{
    /// <summary>The receipt of this command already stands: it took effect before, and the record had forgotten it.</summary>
    public const string ReceiptConstraint = "receipts_pkey";

    public string Constraint { get; } = constraint;
}
