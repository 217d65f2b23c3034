namespace Marketplace;

/// <summary>A marketplace that serves its API somewhere, in this process or in others.</summary>
internal interface IMarketplace
{
    /// <summary>The API as somebody without a token sees it.</summary>
    Api Visitor { get; }
}
