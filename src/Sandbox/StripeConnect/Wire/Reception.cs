namespace Marketplace.Sandbox;

/// <summary>A request as it came, whichever way it did.</summary>
/// <param name="Operation">What its method and path ask for.</param>
/// <param name="Id">The id in the path.</param>
/// <param name="ParentId">The id of the object that contains it.</param>
/// <param name="BaseUrl">Where the sandbox is mounted, as the caller sees it.</param>
internal sealed record WireRequest(Operation Operation, string? Id, string? ParentId, string BaseUrl)
{
    public string? Authorization { get; init; }

    /// <summary>The header <c>Stripe-Account</c>.</summary>
    public string? Account { get; init; }

    /// <summary>The header <c>Idempotency-Key</c>.</summary>
    public string? Key { get; init; }

    public string Query { get; init; } = string.Empty;

    public string Form { get; init; } = string.Empty;
}

/// <summary>Lets in those who have a key, and reads what they want.</summary>
internal sealed class Reception(StripeSandboxOptions options)
{
    private const int LongestKey = 255;

    public Call Admit(WireRequest request, string requestId)
    {
        Authenticate(request.Authorization ?? string.Empty);
        if (request.Key?.Length > LongestKey)
        {
            throw Refused.Invalid($"Idempotency keys may be at most {LongestKey} characters long.");
        }

        return new Call(
            request.Operation,
            string.IsNullOrEmpty(request.Account) ? options.PlatformAccount : request.Account,
            string.IsNullOrEmpty(request.Key) ? null : request.Key,
            request.Id,
            request.ParentId,
            Parameters.Parse(request.Query, request.Form),
            requestId,
            request.BaseUrl);
    }

    private void Authenticate(string authorization)
    {
        const string Scheme = "Bearer ";
        var key = authorization.StartsWith(Scheme, StringComparison.Ordinal) ? authorization[Scheme.Length..] : null;
        var isGood = options.ApiKey is null ? key?.StartsWith("sk_test_", StringComparison.Ordinal) is true : key == options.ApiKey;
        if (!isGood)
        {
            throw new Refused(401, "invalid_request_error", key is null ? "You did not provide an API key." : "Invalid API Key provided.");
        }
    }
}
