namespace Orleans.Runtime;

public static class GrainContextExtensions
{
    /// <summary>Ends the activation and completes when it has ended.</summary>
    public static Task DeactivateAsync(this IGrainContext grainContext, DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        grainContext.Deactivate(deactivationReason, cancellationToken);
        return grainContext.Deactivated;
    }
}
