import { ORDERS_RANGE, orderEvents } from '../testing/orderEvents';
import type { Corpus } from './CorpusCase';

const TEXTS = 'filter @message not like /^\\{/';

/** What events have in common, and how that changed. */
export const patterns: Corpus = {
  name: 'patterns',
  events: orderEvents,
  range: ORDERS_RANGE,
  cases: [
    {
      name: 'pattern puts names in place of what varies',
      query: `${TEXTS} | pattern @message | display @pattern, @sampleCount, @ratio, @severityLabel`,
      rows: [
        {
          '@pattern': 'INFO Sent mail <Number-1> to <IPAddress-2>',
          '@sampleCount': '1',
          '@ratio': '0.5',
          '@severityLabel': 'Info',
        },
        {
          '@pattern': 'ERROR Mail <Number-1> bounced',
          '@sampleCount': '1',
          '@ratio': '0.5',
          '@severityLabel': 'Error',
        },
      ],
    },
    {
      name: 'pattern of a parsed field',
      query: `filter @message like "mail" | parse @message "Sent * to" as what | pattern what | display @pattern, @regexString, @sampleCount`,
      rows: [
        {
          '@pattern': 'mail <Number-1>',
          '@regexString': '^mail .*$',
          '@sampleCount': '1',
        },
      ],
    },
    {
      name: 'pattern tells its tokens and samples',
      query: `filter @message like "bounced" | pattern @message | display @patternId, @tokens, @logSamples`,
      rows: [
        {
          '@patternId': '8ed509f43fe1b28ebd2281b8c73e8202',
          '@tokens': JSON.stringify([
            { isDynamic: false, tokenString: 'ERROR Mail ' },
            {
              dynamicTokenPosition: 1,
              isDynamic: true,
              tokenString: '<Number-1>',
              inferredTokenName: 'Number',
              enumerations: { 20: 1 },
            },
            { isDynamic: false, tokenString: ' bounced' },
          ]),
          '@logSamples': JSON.stringify([
            { timestamp: 1795348956000, message: 'ERROR Mail 20 bounced' },
          ]),
        },
      ],
    },
    {
      name: 'filter, sort and limit after pattern',
      query: `${TEXTS} | pattern @message | filter @severityLabel = "Error" | sort @sampleCount desc | limit 1 | display @pattern`,
      rows: [{ '@pattern': 'ERROR Mail <Number-1> bounced' }],
    },
    {
      name: 'diff compares with the period before',
      query: `${TEXTS} | pattern @message | diff | display @pattern, @sampleCount, @previousSampleCount, @difference, @differenceDescription`,
      rows: [
        {
          '@pattern': 'INFO Sent mail <Number-1> to <IPAddress-2>',
          '@sampleCount': '1',
          '@previousSampleCount': '2',
          '@difference': '-1',
          '@differenceDescription': '-50%',
        },
        {
          '@pattern': 'ERROR Mail <Number-1> bounced',
          '@sampleCount': '1',
          '@previousSampleCount': '0',
          '@difference': '1',
          '@differenceDescription': 'New pattern',
        },
        {
          '@pattern': 'DEBUG Cache is warm',
          '@sampleCount': '0',
          '@previousSampleCount': '1',
          '@difference': '-1',
          '@differenceDescription': 'Pattern no longer appears',
        },
      ],
    },
    {
      name: 'diff by itself means the patterns of the messages',
      query: `filter @message like "bounced" | diff previousDay | display @pattern, @differenceDescription`,
      rows: [
        {
          '@pattern': 'ERROR Mail <Number-1> bounced',
          '@differenceDescription': 'New pattern',
        },
      ],
    },
  ],
};
