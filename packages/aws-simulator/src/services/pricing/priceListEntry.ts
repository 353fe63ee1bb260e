import type { Product } from '../../pricing/products';

const ON_DEMAND = 'JRTCKXETXF';
const RATE = '6YS6EN2CT7';
const PUBLISHED_AT = '2026-06-30T00:00:00Z';

/**
 * A product as the price list has it.
 * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/bulk-api-reading-price-list-files.html
 */
export function priceListEntry(product: Product): object {
  const { sku, serviceCode, productFamily, attributes, price, unit } = product;
  const term = `${sku}.${ON_DEMAND}`;
  const rate = `${term}.${RATE}`;
  return {
    product: { productFamily, attributes, sku },
    serviceCode,
    terms: {
      OnDemand: {
        [term]: {
          priceDimensions: {
            [rate]: {
              unit,
              endRange: 'Inf',
              description: product.description,
              appliesTo: [],
              rateCode: rate,
              beginRange: '0',
              pricePerUnit: { USD: price.toFixed(10) },
            },
          },
          sku,
          effectiveDate: PUBLISHED_AT,
          offerTermCode: ON_DEMAND,
          termAttributes: {},
        },
      },
    },
    version: '20260630000000',
    publicationDate: PUBLISHED_AT,
  };
}
