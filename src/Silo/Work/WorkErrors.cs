namespace Marketplace.Work;

/// <summary>How failures of leased work are kept for an operator.</summary>
internal static class WorkErrors
{
    /// <summary>Enough of an error for an operator to recognise it; the log has the rest.</summary>
    private const int Limit = 1_000;

    /// <summary>The innermost cause says what happened.</summary>
    public static string Explain(Exception error) => $"{error.GetType().Name}: {error.GetBaseException().Message}";

    public static string Cut(string reason) => reason.Length <= Limit ? reason : reason[..Limit];
}
