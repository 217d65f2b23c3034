using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Identity;

/// <summary>
/// Access tokens: JWTs signed with ES256 and nothing else. They live minutes on the domain clock, and nothing has to be
/// looked up to trust one. Why they are written here: docs/adr/0005-access-tokens.md.
/// </summary>
internal sealed class AccessTokens(SigningKeys keys, [FromKeyedServices(DomainClock.Key)] TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const string Algorithm = "ES256";
    private const string Type = "at+jwt";
    private const string Issuer = "marketplace";

    /// <summary>Several times as long as any token of ours.</summary>
    private const int MaxLength = 2048;

    private readonly SeenTokens<Seen> seen = new();

    public async ValueTask<string> Issue(AccessGrant grant, CancellationToken cancellationToken)
    {
        var key = await keys.Newest(cancellationToken);
        var now = clock.GetUtcNow();
        var claims = new Claims(
            Issuer, grant.AccountId, grant.SessionId, grant.Role, now.ToUnixTimeSeconds(), (now + Lifetime).ToUnixTimeSeconds());

        var signed = $"{Encode(new Header(Algorithm, Type, key.Id))}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <returns>Null for everything that is not a token of ours which is still good.</returns>
    public async ValueTask<AccessGrant?> Verify(string token, CancellationToken cancellationToken)
    {
        if (token.Length > MaxLength)
        {
            return null;
        }

        // What may change while a token lives is looked at every time: which keys are ours, and the time.
        var good = seen.Find(token);
        if (good is null || !ReferenceEquals(await keys.Find(good.Key.Id, cancellationToken), good.Key))
        {
            good = await Judge(token, cancellationToken);
            if (good is null)
            {
                return null;
            }

            seen.Remember(token, good);
        }

        return clock.GetUtcNow().ToUnixTimeSeconds() < good.Claims.Exp
            ? new AccessGrant(good.Claims.Sub, good.Claims.Sid, good.Claims.Role) { Expires = good.Claims.Exp }
            : null;
    }

    /// <summary>What stays true of a token as long as its key is ours: who signed it, and what it says.</summary>
    private async ValueTask<Seen?> Judge(string token, CancellationToken cancellationToken)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || !parts.All(part => Base64Url.IsValid(part)))
        {
            return null;
        }

        // The algorithm is ours to choose, never the token's: a header that names another is refused unread.
        if (Decode<Header>(parts[0]) is not { Alg: Algorithm, Typ: Type } header || await keys.Find(header.Kid, cancellationToken) is not { } key)
        {
            return null;
        }

        return key.Verify(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]))
            && Decode<Claims>(parts[1]) is { Iss: Issuer } claims
            ? new Seen(key, claims)
            : null;
    }

    private static string Encode<T>(T part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part, MarketplaceJson.Options));

    private static T? Decode<T>(string part)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Base64Url.DecodeFromChars(part), MarketplaceJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Seen(SigningKey Key, Claims Claims);

    private sealed record Header(
        [property: JsonPropertyName("alg")] string Alg, [property: JsonPropertyName("typ")] string Typ, [property: JsonPropertyName("kid")] string Kid);

    private sealed record Claims(
        [property: JsonPropertyName("iss")] string Iss,
        [property: JsonPropertyName("sub")] Guid Sub,
        [property: JsonPropertyName("sid")] Guid Sid,
        [property: JsonPropertyName("role")] string Role,
        [property: JsonPropertyName("iat")] long Iat,
        [property: JsonPropertyName("exp")] long Exp);
}

/// <summary>What an access token says.</summary>
/// <param name="AccountId">Whose it is.</param>
/// <param name="SessionId">The session that it was issued in.</param>
/// <param name="Role">`member` or `operator`.</param>
internal sealed record AccessGrant(Guid AccountId, Guid SessionId, string Role)
{
    /// <summary>When it runs out, in seconds since 1970; 0 of one that is yet to be issued.</summary>
    public long Expires { get; init; }
}
