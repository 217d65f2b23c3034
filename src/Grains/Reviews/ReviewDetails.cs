namespace Marketplace.Reviews;

/// <summary>Whether what somebody wants to publish is in order.</summary>
internal static class ReviewDetails
{
    public const int TitleLimit = 120;
    public const int TextLimit = 4_000;
    public const int PrivateNoteLimit = 1_000;
    public const int ReplyLimit = 2_000;
    public const int ReasonLimit = 1_000;

    /// <summary>As many aspects as a form shows without scrolling.</summary>
    public const int SubScoreLimit = 8;

    private const int SubScoreNameLimit = 40;

    /// <summary>What is wrong with a review, or null.</summary>
    public static Refusal? Check(ReviewContent content) =>
        !IsScore(content.Rating) ? ReviewRefusals.RatingNotValid
        : !AreScores(content.SubScores) ? ReviewRefusals.SubScoresNotValid
        : CheckText("title", content.Title, TitleLimit)
        ?? CheckText("text", content.Text, TextLimit)
        ?? CheckText("privateNote", content.PrivateNote, PrivateNoteLimit);

    /// <summary>What is wrong with a text that must say something, or null.</summary>
    public static Refusal? CheckWords(string field, string text, int limit) =>
        string.IsNullOrWhiteSpace(text) ? ReviewRefusals.TextMissing(field) : CheckText(field, text, limit);

    private static Refusal? CheckText(string field, string? text, int limit) =>
        text is not null && text.Length > limit ? ReviewRefusals.TextTooLong(field, limit) : null;

    private static bool AreScores(ImmutableArray<SubScore> scores) =>
        scores.Length <= SubScoreLimit
        && scores.All(score => IsScore(score.Score) && IsName(score.Name))
        && scores.Select(score => score.Name).Distinct(StringComparer.Ordinal).Count() == scores.Length;

    private static bool IsName(string name) =>
        !string.IsNullOrWhiteSpace(name) && name.Length <= SubScoreNameLimit;

    private static bool IsScore(int score) => score is >= 1 and <= 5;
}
