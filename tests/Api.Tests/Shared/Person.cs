namespace Marketplace;

/// <summary>Somebody with an account and the tokens of a session.</summary>
internal sealed record Person(Api Api, string UserId, string Email, string Password, string AccessToken, string RefreshToken);
